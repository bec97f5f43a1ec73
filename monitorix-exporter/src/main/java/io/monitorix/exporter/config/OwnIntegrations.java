package io.monitorix.exporter.config;

import io.monitorix.alerts.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Lists of integrations that {@code monitorix.yml} has, unread: {@code ntfy_configs} and the like.
 * Says nothing of what is in them, which may be secrets. Immutable.
 */
public final class OwnIntegrations {

  private final String file;
  private final List<NodeTuple> lists;

  OwnIntegrations(String file, List<NodeTuple> lists) {
    this.file = file;
    this.lists = List.copyOf(lists);
  }

  /** The file, as it was named. */
  public String file() {
    return file;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return lists.isEmpty();
  }

  /**
   * The lists by their keys, as receivers read them; variables are replaced.
   *
   * @param problems of the file
   */
  public io.monitorix.alerts.yaml.YamlValue value(io.monitorix.alerts.yaml.Problems problems) {
    return YamlFile.of(
        new MappingNode(
            Tag.MAP,
            true,
            new ArrayList<>(lists),
            FlowStyle.BLOCK,
            lists.stream().findFirst().flatMap(list -> list.getKeyNode().getStartMark()),
            Optional.empty()),
        problems);
  }

  @Override
  public String toString() {
    return "OwnIntegrations[" + lists.size() + "]";
  }
}
