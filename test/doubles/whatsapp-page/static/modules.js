const bytes = (length) => new Uint8Array(length).fill(7);
const pnOf = (wid) => (window.PEOPLE.find(({ lid }) => lid === wid._serialized) ?? {}).pn;
const lidOf = (wid) => (window.PEOPLE.find(({ pn }) => pn === wid._serialized) ?? {}).lid;
const widOrNothing = (text) => (text === undefined ? undefined : widOf(text));

/** What the library asks the real page for, by the names it uses. */
const Modules = {
  WAWebSocketModel: { Socket },
  WAWebCmd: { Cmd },
  WAWebConnModel: { Conn },
  WAWebStreamModel: { Stream: { markAvailable: () => undefined, markUnavailable: () => undefined } },
  WAWebOfflineHandler: { OfflineMessageHandler: { getOfflineDeliveryProgress: () => 100 } },
  WABase64: { encodeB64: (data) => btoa(String.fromCharCode(...data)) },
  WAWebCompanionRegClientUtils: { DEVICE_PLATFORM: "1" },
  WAWebUserPrefsInfoStore: { waNoiseInfo: { get: async () => ({ staticKeyPair: { pubKey: bytes(32) } }) } },
  WAWebSignalStoreApi: {
    waSignalStore: { getRegistrationInfo: async () => ({ identityKeyPair: { pubKey: bytes(32) } }) },
  },
  WAWebUserPrefsMultiDevice: { getADVSecretKey: () => "secret" },
  WAWebAltDeviceLinkingApi: {
    setPairingType: () => undefined,
    initializeAltDeviceLinking: async () => undefined,
    startAltLinkingFlow: async (phone) => (await line.tell("code", { phone })).code,
  },
  WAWebAdvSignatureApi: {},
  WAWebCollections: { Msg, Chat, Contact, Blocklist, GroupMetadata: { update: async () => undefined } },
  WAWebUserPrefsMeUser: { getMaybeMePnUser: () => me.pn, getMaybeMeLidUser: () => me.lid },
  WAWebSyncGatingUtils: {},
  WAWebCallCollection: Object.assign(new Emitter(), { calls: new Map() }),
  WAWebAddonReactionTableMode: { reactionTableMode: reactions },
  WAWebAddonPollVoteTableMode: { pollVoteTableMode: { bulkUpsert: () => undefined } },
  WAWebBackendJobsCommon: {},
  WAWebE2EProtoUtils: {},
  WALinkify: { findLinks: () => [], findLink: () => undefined },
  WAWebWidFactory: { createWid: widOf, createWidFromWidLike: widOf, asUserWidOrThrow: widOf },
  WAWebFindChatAction: { findOrCreateLatestChat },
  WAWebNonMessageDataRequestPlaceholderMessageResendUtils: { handlePlaceholderMsgsSeen: () => undefined },
  WAWebChatGetters: { getIsNewsletter: () => false, getIsBroadcast: () => false },
  WAWebMsgKey: MsgKey,
  WAWebGetEphemeralFieldsMsgActionsUtils: { getEphemeralFields: () => ({}) },
  WAWebSendMsgChatAction: { addAndSendMsgToChat },
  WAWebMsgReply: { canReplyMsg: () => false },
  WAWebChatLoadMessages: { loadEarlierMsgs: async () => [] },
  WAWebUpdateUnreadChatAction: {
    sendSeen: async ({ chat }) => {
      await line.tell("seen", { chat: chat.id._serialized });
      chat.set({ unreadCount: 0 });
    },
  },
  WAWebChatStateBridge: {
    sendChatStateComposing: (wid) => line.tell("typing", { chat: wid._serialized }),
    sendChatStatePaused: async () => undefined,
  },
  WAWebMsgActionCapability: { canEditText: () => true, canEditCaption: () => false },
  WAWebSendMessageEditAction: { sendMessageEdit },
  WAWebApiContact: {
    getCurrentLid: (wid) => widOrNothing(lidOf(wid)),
    getPhoneNumber: (wid) => widOrNothing(pnOf(wid)),
    getAlternateUserWid: () => undefined,
  },
  WAWebQueryExistsJob: {
    queryWidExists: async (wid) => ((await line.tell("exists", { id: wid._serialized })).known ? { wid } : null),
  },
  WAWebLidMigrationUtils: { toPn: () => undefined },
};

/** Names that were asked for and are not there: what an upgrade of the library newly needs. */
const missing = new Set();

window.require = (name) => {
  if (Object.hasOwn(Modules, name)) return Modules[name];
  missing.add(name);
  throw new Error(`Requiring unknown module "${name}"`);
};

line.open((event) => HEARD[event.kind]?.(event));
window.Debug = { VERSION: "2.3000.1" };
