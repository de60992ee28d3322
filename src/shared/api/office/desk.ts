import { z } from 'zod';
import { CatalogueCode, DeskName } from '../ids.ts';
import { answer, command, query, RequestId } from '../procedure.ts';
import type { GatedRouter } from '../procedure.ts';
import type { ItemClaim } from '../../domain/catalogue/item-claim.ts';
import type { OrganizationUnit, ReformBaseline } from '../../domain/desk/organization-unit.ts';
import { DESK_KINDS } from '../../domain/desk/service-desk.ts';
import type { ServiceDesk } from '../../domain/desk/service-desk.ts';
import type { CoverageReport } from '../../domain/statistics/coverage.ts';
import { parseLocalDate } from '../../kernel/time.ts';
import type { LocalDate } from '../../kernel/time.ts';

/** The places of the organisation with what stands in them. */
export type OrganizationView = {
  readonly units: readonly OrganizationUnit[];
  readonly desks: readonly ServiceDesk[];
  readonly baselines: readonly ReformBaseline[];
};

/** 认领 of one item at one place on a day. */
export type ClaimLine = {
  readonly itemCode: string;
  readonly itemName: string;
  readonly departmentName: string;
  readonly grassroots: boolean;
  /** `open` when nobody has said anything yet. */
  readonly standing: 'claimed' | 'released' | 'notClaimed' | 'open';
  /** The row that says so; null when `open`. */
  readonly row: ItemClaim | null;
};

const looking = { role: ['supervisor', 'systemAdministrator'], audit: 'none' } as const;
const administering = { role: ['systemAdministrator'], audit: 'change' } as const;
const Day = z.string().transform((text, context): LocalDate => {
  const day = parseLocalDate(text);
  if (day === undefined) context.addIssue('not a day of the calendar');
  return day ?? z.NEVER;
});
const UnitCode = z.string().regex(/^[0-9A-Z-]{6,20}$/);
const Reason = z.string().trim().max(200);

/** 机构、窗口与认领. Places, desks, and which place takes what in. */
export const desk = {
  organization: query(looking).output(answer<OrganizationView>()),
  /** Every item of the catalogue in force on the day, with its standing at the place on that day. */
  claims: query(looking, 'desk.unitNotFound')
    .input(z.object({ unitCode: UnitCode, on: Day }))
    .output(answer<readonly ClaimLine[]>()),
  /** Adds rows to the ledger: 认领, 取消认领, 不认领. The last two want a reason. */
  recordClaims: command(
    administering,
    'desk.unitNotFound',
    'catalogue.itemNotFound',
    'catalogue.dayInvalid',
    'desk.reasonMissing',
  )
    .input(
      z.object({
        requestId: RequestId,
        unitCode: UnitCode,
        itemCodes: z.array(CatalogueCode).min(1).max(500),
        kind: z.enum(['claim', 'release', 'notClaimed']),
        effectiveOn: Day,
        reason: Reason,
      }),
    )
    .output(answer<readonly ClaimLine[]>()),
  /** 窗口登记. */
  openDesk: command(administering, 'desk.unitNotFound', 'desk.alreadyThere')
    .input(
      z.object({
        requestId: RequestId,
        deskId: DeskName,
        name: z.string().trim().min(1).max(40),
        deskKind: z.enum(DESK_KINDS),
        deskNumber: z.string().regex(/^\d{3}$/),
        unitCode: UnitCode,
        openedOn: Day,
        posts: z.int().min(0).max(99),
      }),
    )
    .output(answer<ServiceDesk>()),
  /** Last day in service; refused while drafts lie at the desk. */
  closeDesk: command(
    administering,
    'desk.notFound',
    'desk.notOpen',
    'desk.draftsOpen',
    'catalogue.dayInvalid',
  )
    .input(z.object({ requestId: RequestId, deskId: DeskName, closedOn: Day }))
    .output(answer<ServiceDesk>()),
  /** 改革前基数, with the paper that proves it. */
  recordBaseline: command(administering, 'desk.unitNotFound', 'desk.baselineLate')
    .input(
      z.object({
        requestId: RequestId,
        unitCode: UnitCode,
        countedOn: Day,
        singleDomainDesks: z.int().min(0).max(999),
        posts: z.int().min(0).max(9999),
        source: z.string().trim().min(1).max(200),
      }),
    )
    .output(answer<ReformBaseline>()),
  /** 认领率、覆盖度、窗口与人员减少 on a day (domain.md E.2–E.4), each with the rows behind it. */
  coverage: query(looking, 'statistics.dayInvalid')
    .input(z.object({ on: Day }))
    .output(answer<CoverageReport>()),
} satisfies GatedRouter;
