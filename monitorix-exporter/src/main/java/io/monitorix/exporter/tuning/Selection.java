package io.monitorix.exporter.tuning;

import java.util.List;

/**
 * Series that stand for the resources that an override is about.
 *
 * @param on labels by which elements of an expression match them
 * @param series PromQL that gives 1 for each, with these labels; one operand
 */
record Selection(List<String> on, String series) {

  private static final List<String> CLUSTER = List.of("cluster");
  private static final List<String> ID = List.of("cluster", "id");
  private static final List<String> NODE = List.of("cluster", "node");
  private static final List<String> STORAGE = List.of("cluster", "storage", "node");

  /**
   * For elements of an expression.
   *
   * @throws UnfitException if they cannot be told apart in this way
   */
  static Selection of(ResourceSelector resources, Subject subject) throws UnfitException {
    if (!subject.mayHave("cluster")) {
      throw new UnfitException(
          "its series have no label cluster; an alert of Monitorix can be left out by"
              + " rules.shipped.disable");
    }
    if (resources.isOfClusters()) {
      return new Selection(CLUSTER, "monitorix_cluster" + resources.ids(""));
    }
    ValueMatch id = resources.id();
    if (resources.isOfGuests() || id == null) {
      return guests(resources, subject, "only guests have tags and pools, and it");
    }
    String prefix = id.prefix();
    if (prefix.startsWith("qemu/") || prefix.startsWith("lxc/")) {
      return guests(resources, subject, "this is the id of a guest, and it");
    }
    if (prefix.startsWith("node/")) {
      return nodes(resources, subject);
    }
    if (prefix.startsWith("storage/")) {
      return storages(resources, subject);
    }
    if (id.isOne()) {
      throw new UnfitException(
          "expected an id such as qemu/100, lxc/101, node/pve1 or storage/pve1/local");
    }
    return ofAnyKind(resources, subject);
  }

  private static Selection guests(ResourceSelector resources, Subject subject, String why)
      throws UnfitException {
    if (!subject.mayHave("id")) {
      throw new UnfitException(why + " tells of none: choose by " + choices(subject));
    }
    return byId(Subject.GUEST + resources.guests());
  }

  private static Selection nodes(ResourceSelector resources, Subject subject)
      throws UnfitException {
    if (subject.has("node")) {
      ValueMatch id = resources.id();
      boolean one = id != null && id.isOne();
      String series = "pve_up" + resources.ids(one ? "" : "id=~\"node/.+\"");
      return new Selection(
          NODE,
          "group by (cluster, node) (label_replace("
              + series
              + ", \"node\", \"$1\", \"id\", \"node/(.+)\"))");
    }
    return byOtherId("pve_up", resources, subject, "node");
  }

  /** One that nodes share has no node in alerts: it is one storage. */
  private static Selection storages(ResourceSelector resources, Subject subject)
      throws UnfitException {
    if (subject.has("storage") && subject.has("node")) {
      String series = "pve_storage_info" + resources.ids("");
      return new Selection(
          STORAGE,
          "(group by (cluster, storage, node) (%s) or group by (cluster, storage) (%s))"
              .formatted(series, series));
    }
    return byOtherId("pve_storage_info", resources, subject, "storage");
  }

  private static Selection byOtherId(
      String metric, ResourceSelector resources, Subject subject, String kind)
      throws UnfitException {
    if (subject.guests() || !subject.mayHave("id")) {
      throw new UnfitException(
          "this is the id of a " + kind + ", and it tells of none: choose by " + choices(subject));
    }
    return byId(metric + resources.ids(""));
  }

  /** A regular expression, from which it does not show what it is about. */
  private static Selection ofAnyKind(ResourceSelector resources, Subject subject)
      throws UnfitException {
    if (subject.guests()) {
      return guests(resources, subject, "it");
    }
    if (subject.has("storage")) {
      return storages(resources, subject);
    }
    return subject.has("node")
        ? nodes(resources, subject)
        : byOtherId("pve_up", resources, subject, "resource");
  }

  private static Selection byId(String series) {
    return new Selection(ID, "group by (cluster, id) (" + series + ")");
  }

  private static String choices(Subject subject) {
    if (subject.mayHave("id")) {
      return "the id of a guest, tag, pool or cluster";
    }
    return subject.has("node") ? "id, node/pve1 for instance, or by cluster" : "cluster";
  }
}
