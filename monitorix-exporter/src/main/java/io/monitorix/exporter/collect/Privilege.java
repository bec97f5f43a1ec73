package io.monitorix.exporter.collect;

/**
 * A privilege of Proxmox on a path of its permission tree.
 *
 * @param path {@code /nodes/pve1} for instance; as a template with {@code {node}}, {@code
 *     {storage}}, {@code {vmid}} or {@code {datastore}}
 * @param name {@code Sys.Audit} for instance
 */
public record Privilege(String path, String name) {

  /** The same on the path that the template means for this subject. */
  Privilege of(Subject subject) {
    String filled = path;
    if (subject.node() != null) {
      filled = filled.replace("{node}", subject.node());
    }
    if (subject instanceof Subject.Guest guest) {
      filled = filled.replace("{vmid}", Integer.toString(guest.id().vmid()));
    } else if (subject instanceof Subject.Storage storage) {
      filled = filled.replace("{storage}", storage.id());
    } else if (subject instanceof Subject.Datastore datastore) {
      filled = filled.replace("{datastore}", datastore.name());
    }
    return new Privilege(filled, name);
  }
}
