import { z } from 'zod';

/**
 * How a call names a case, a part, a draft, a paper, a ticket: as the office named it, and in no other form. What is
 * asked for is written to the audit log, which only grows, so no free text may come through here.
 */
export const Id = z.uuid();

/** How a call names a stored file: the keyed digest of its content, lower-case hex. */
export const FileId = z.string().regex(/^[0-9a-f]{64}$/);

/** How a call names a desk; the administrator chose it. */
export const DeskName = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** A code of the catalogue, which has to be looked up there. */
export const CatalogueCode = z.string().max(100);
