/** What each step of judging a sealed file looks at; keyed by `VerificationStep.step`. */
export const VERIFICATION_STEPS: Readonly<Record<string, string>> = {
  structure: '文件结构',
  fields: '签章域',
  content: '文书内容（无脚本、附件、隐藏对象）',
  revisions: '修订与印章一一对应',
  sealPresent: '文件盖有印章',
  byteRange: '签名覆盖范围',
  signatureForm: '签名格式',
  envelope: '签名数据',
  digest: '内容摘要',
  signature: '签名值',
  certificate: '证书与信任链',
  changes: '盖章时的改动',
  permissions: '认证与后续签章许可',
  revocation: '证书吊销状态',
  trustedTime: '可信时间',
};

/** What a person is told about the reasons that say more than “this step failed”; keyed by `VerificationStep.reason`. */
export const VERIFICATION_REASONS: Readonly<Record<string, string>> = {
  activeContent: '文件含有脚本、动作、图层或附件',
  annotationForeign: '页面上有印章以外的批注',
  byteRangeEnd: '签名没有覆盖到文件末尾',
  byteRangeGap: '签名范围中间留有未保护的内容',
  bytesBetweenObjects: '文件中有不属于任何对象的内容',
  certificateExpired: '盖章时证书已经过期',
  certificateNotYetValid: '盖章时证书尚未生效',
  chainUntrusted: '证书不是由信任的机构签发',
  digestMismatch: '盖章后内容被改动',
  earlierStepFailed: '前面的步骤未通过，未检查',
  encrypted: '文件已加密',
  envelopeNotCanonical: '签名数据不符合规定格式',
  noRevocationList: '没有吊销列表，未检查',
  noSeal: '文件没有盖章',
  noTimestamp: '没有时间戳，盖章时间为签章人自称',
  objectForeign: '盖章时改动了印章以外的对象',
  objectUnreferenced: '文件藏有未使用的对象',
  revisionWithoutSeal: '盖章后文件被改动',
  sealNotPermitted: '首枚印章不允许再盖章',
  signatureMismatch: '签名与证书不符',
};

/** One line about a step, for screens and the command line. */
export function describeVerification(step: string, reason?: string): string {
  const name = VERIFICATION_STEPS[step] ?? step;
  return reason === undefined
    ? name
    : `${name}：${VERIFICATION_REASONS[reason] ?? `不符合规定（${reason}）`}`;
}
