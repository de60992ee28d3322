import type { OperationsOf } from '../../../shared/api/procedure.ts';
import type { simulator } from '../../../shared/api/station/simulator.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { SimulatedDevices } from '../simulated/simulated-devices.ts';

type SimulatorOperations = OperationsOf<typeof simulator, unknown>;

/** The operations behind `station.simulator`: hands for devices that have none. */
export function createSimulatorOperations(devices: SimulatedDevices): SimulatorOperations {
  const afterwards = (known: boolean) => (known ? succeed(devices.state()) : fail('call.invalidInput'));
  return {
    state: async () => succeed(devices.state()),
    putCard: async ({ cardId }) => afterwards(devices.putCard(cardId)),
    takeCard: async () => afterwards(devices.takeCard()),
    plugReader: async ({ plugged }) => afterwards(devices.plugReader(plugged)),
    plugSealKey: async ({ serial }) => afterwards(devices.plugSealKey(serial)),
    setPrinter: async (change) => afterwards(devices.setPrinter(change)),
    failNextRead: async ({ fault, step }) => afterwards(devices.failNextRead(fault, step)),
  };
}

/** The same operations where the devices are real: there is nothing to put hands on. */
export function createAbsentSimulatorOperations(): SimulatorOperations {
  const refuse = async () => fail('simulator.notSimulated');
  return {
    state: refuse,
    putCard: refuse,
    takeCard: refuse,
    plugReader: refuse,
    plugSealKey: refuse,
    setPrinter: refuse,
    failNextRead: refuse,
  };
}
