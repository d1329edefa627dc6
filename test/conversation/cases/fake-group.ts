import type { ChatAddress, Forum, ForumResult } from "../../../src/channels/channel.ts";

interface FakeTopic {
  readonly title: string;
  readonly posts: string[];
  isOpen: boolean;
}

/** A group with topics that keeps what it is given. */
export interface FakeGroup extends Forum {
  readonly topics: Map<string, FakeTopic>;
  /** What was copied into chats. */
  readonly shown: { readonly to: ChatAddress; readonly messageId: string }[];
  /** What comes instead of doing a thing; `sent` unless a test says otherwise. */
  answer: (what: "open" | "post" | "show" | "close", topic: string) => ForumResult;
  /** All that stands in the only topic, or in the newest. */
  readonly read: () => readonly string[];
}

export function fakeGroup(place = "bot/-100777"): FakeGroup {
  const topics = new Map<string, FakeTopic>();
  const shown: FakeGroup["shown"] = [];
  const group: FakeGroup = {
    channel: "telegram",
    place,
    topics,
    shown,
    answer: () => ({ kind: "sent" }),
    openTopic: async (title) => {
      const result = group.answer("open", title);
      if (result.kind !== "sent") return result;
      const topic = String(topics.size + 100);
      topics.set(topic, { title, posts: [], isOpen: true });
      return { kind: "sent", messageId: topic };
    },
    post: async (topic, { text, media }) => {
      const result = group.answer("post", topic);
      if (result.kind === "sent") topics.get(topic)?.posts.push(media ? `<${media.messageId}>` : text);
      return result;
    },
    show: async (to, messageId) => {
      const result = group.answer("show", messageId);
      if (result.kind === "sent") shown.push({ to, messageId });
      return result;
    },
    edit: async () => ({ kind: "sent" }),
    closeTopic: async (topic) => setOpen(topic, false),
    reopenTopic: async (topic) => setOpen(topic, true),
    read: () => [...topics.values()].at(-1)?.posts ?? [],
  };
  const setOpen = (topic: string, isOpen: boolean): ForumResult => {
    const result = group.answer("close", topic);
    const found = topics.get(topic);
    if (found && result.kind === "sent") found.isOpen = isOpen;
    return result;
  };
  return group;
}
