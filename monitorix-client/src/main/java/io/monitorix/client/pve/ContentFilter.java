package io.monitorix.client.pve;

import io.monitorix.client.internal.Endpoint;
import org.jspecify.annotations.Nullable;

/** What of a storage's content to list. Immutable: each method gives a new, narrower filter. */
public final class ContentFilter {

  private final @Nullable String content;
  private final @Nullable Integer vmid;

  private ContentFilter(@Nullable String content, @Nullable Integer vmid) {
    this.content = content;
    this.vmid = vmid;
  }

  /** No condition. */
  public static ContentFilter none() {
    return new ContentFilter(null, null);
  }

  /** Only content of this kind, for example {@code backup}. */
  public ContentFilter content(String kind) {
    return new ContentFilter(kind, vmid);
  }

  /** Only what belongs to this guest. */
  public ContentFilter vmid(int guest) {
    return new ContentFilter(content, guest);
  }

  Endpoint appliedTo(Endpoint endpoint) {
    Endpoint narrowed = content == null ? endpoint : endpoint.with("content", content);
    return vmid == null ? narrowed : narrowed.with("vmid", vmid.toString());
  }
}
