package io.monitorix.alerts.promql.parse;

import io.monitorix.alerts.promql.ast.Span;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Expressions as nested lists without positions, so that they can be compared. */
final class Tree {

  private Tree() {}

  /** All that the records hold but where they stand. */
  static Object of(Object node) {
    if (node instanceof List<?> list) {
      return list.stream().map(Tree::of).toList();
    }
    if (!(node instanceof Record)) {
      return node;
    }
    List<@Nullable Object> parts = new ArrayList<>();
    parts.add(node.getClass().getSimpleName());
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      if (component.getType() != Span.class) {
        Object value = get(component, node);
        parts.add(value == null ? null : of(value));
      }
    }
    return parts;
  }

  private static @Nullable Object get(RecordComponent component, Object node) {
    try {
      return component.getAccessor().invoke(node);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
