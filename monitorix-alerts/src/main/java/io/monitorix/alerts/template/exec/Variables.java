package io.monitorix.alerts.template.exec;

import io.monitorix.alerts.template.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variables of a template, the newest last; a newer one hides an older of its name. */
final class Variables {

  private final List<String> names = new ArrayList<>();
  private final List<Value> values = new ArrayList<>();

  Variables(Value data) {
    declare("$", data);
  }

  void declare(String name, Value value) {
    names.add(name);
    values.add(value);
  }

  /** Null where there is none of that name. */
  @Nullable Value get(String name) {
    int at = names.lastIndexOf(name);
    return at < 0 ? null : values.get(at);
  }

  void set(String name, Value value) {
    values.set(names.lastIndexOf(name), value);
  }

  /** Sets the one that was declared as the last but so many. */
  void setFromEnd(int back, Value value) {
    values.set(values.size() - back, value);
  }

  int count() {
    return names.size();
  }

  /** Forgets those that came after the first so many. */
  void cut(int count) {
    names.subList(count, names.size()).clear();
    values.subList(count, values.size()).clear();
  }
}
