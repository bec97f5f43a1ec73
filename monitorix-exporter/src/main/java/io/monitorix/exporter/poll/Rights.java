package io.monitorix.exporter.poll;

import io.monitorix.client.Permissions;
import io.monitorix.exporter.collect.Privilege;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the caller may do, as Proxmox said last. Immutable. */
final class Rights {

  /** Nobody has said yet: then the attempt tells. */
  static final Rights UNKNOWN = new Rights(null);

  private final @Nullable Permissions permissions;

  private Rights(@Nullable Permissions permissions) {
    this.permissions = permissions;
  }

  static Rights of(@Nullable Permissions permissions) {
    return permissions == null ? UNKNOWN : new Rights(permissions);
  }

  /** What the caller lacks for this source to tell the truth about this subject. */
  List<Privilege> missing(Source<?> source, Subject subject) {
    Permissions known = permissions;
    return known == null
        ? List.of()
        : source
            .requirement()
            .missing(subject, privilege -> known.allows(privilege.path(), privilege.name()));
  }
}
