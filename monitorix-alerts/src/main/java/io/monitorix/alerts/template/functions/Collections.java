package io.monitorix.alerts.template.functions;

import io.monitorix.alerts.template.format.Utf8;
import io.monitorix.alerts.template.value.Budget;
import io.monitorix.alerts.template.value.Function;
import io.monitorix.alerts.template.value.FunctionFailedException;
import io.monitorix.alerts.template.value.Type;
import io.monitorix.alerts.template.value.Value;
import java.util.List;

/** Go's functions on lists, maps and texts: {@code index}, {@code slice}, {@code len}. */
final class Collections {

  private Collections() {}

  static List<Function> all() {
    return List.of(
        Function.variadic("index", Collections::index, Type.VALUE, Type.VALUE),
        Function.variadic("slice", Collections::slice, Type.VALUE, Type.VALUE),
        Function.of("len", Collections::length, Type.VALUE));
  }

  private static Value index(List<Value> arguments, Budget budget) {
    Value item = arguments.get(0);
    if (item instanceof Value.Nothing) {
      throw new FunctionFailedException("index of untyped nil");
    }
    for (Value index : arguments.subList(1, arguments.size())) {
      item = indexed(item, index, budget);
    }
    return item;
  }

  private static Value indexed(Value item, Value index, Budget budget) {
    if (item instanceof Value.Items items) {
      int at = position(index, items.elements().size());
      if (at == items.elements().size()) {
        throw new FunctionFailedException("reflect: slice index out of range");
      }
      return items.elements().get(at);
    }
    if (item instanceof Value.Text text) {
      budget.read(text.value().length());
      byte[] bytes = Utf8.bytes(text.value());
      int at = position(index, bytes.length);
      if (at == bytes.length) {
        throw new FunctionFailedException("reflect: string index out of range");
      }
      return new Value.Int(bytes[at] & 0xff, Type.UINT8);
    }
    if (item instanceof Value.Entries entries) {
      if (index instanceof Value.Nothing) {
        throw new FunctionFailedException("value is nil; should be of type string");
      }
      if (!(index instanceof Value.Text key) || !key.type().equals(Type.STRING)) {
        throw new FunctionFailedException("value has type " + index.type() + "; should be string");
      }
      Value entry = entries.entries().get(key.value());
      return entry == null ? entries.type().element().zero() : entry;
    }
    if (item instanceof Value.Nothing) {
      throw new FunctionFailedException("index of nil pointer");
    }
    throw new FunctionFailedException("can't index item of type " + item.type().pointee());
  }

  private static Value slice(List<Value> arguments, Budget budget) {
    Value item = arguments.get(0);
    List<Value> indexes = arguments.subList(1, arguments.size());
    if (item instanceof Value.Nothing) {
      throw new FunctionFailedException("slice of untyped nil");
    }
    if (indexes.size() > 3) {
      throw new FunctionFailedException("too many slice indexes: " + indexes.size());
    }
    if (item instanceof Value.Text text) {
      if (indexes.size() == 3) {
        throw new FunctionFailedException("cannot 3-index slice a string");
      }
      byte[] bytes = Utf8.bytes(text.value());
      int[] range = range(indexes, bytes.length);
      budget.write(bytes.length);
      return new Value.Text(Utf8.text(bytes, range[0], range[1]), text.type());
    }
    if (item instanceof Value.Items items) {
      int[] range = range(indexes, items.elements().size());
      budget.write(items.elements().size());
      return new Value.Items(items.type(), items.elements().subList(range[0], range[1]));
    }
    throw new FunctionFailedException("can't slice item of type " + item.type().pointee());
  }

  private static int[] range(List<Value> indexes, int size) {
    int[] range = {0, size, size};
    for (int i = 0; i < indexes.size(); i++) {
      range[i] = position(indexes.get(i), size);
    }
    for (int i = 0; i < 2; i++) {
      if (range[i] > range[i + 1]) {
        throw new FunctionFailedException(
            "invalid slice index: " + range[i] + " > " + range[i + 1]);
      }
    }
    return range;
  }

  private static int position(Value index, int size) {
    if (index instanceof Value.Nothing) {
      throw new FunctionFailedException("cannot index slice/array with nil");
    }
    if (!(index instanceof Value.Int number)) {
      throw new FunctionFailedException("cannot index slice/array with type " + index.type());
    }
    if (number.value() < 0 || number.value() > size) {
      throw new FunctionFailedException("index out of range: " + number.value());
    }
    return (int) number.value();
  }

  private static Value length(List<Value> arguments, Budget budget) {
    Value item = arguments.get(0);
    if (item instanceof Value.Items items) {
      return Value.of(items.elements().size());
    }
    if (item instanceof Value.Entries entries) {
      return Value.of(entries.entries().size());
    }
    if (item instanceof Value.Text text) {
      budget.read(text.value().length());
      return Value.of(Utf8.length(text.value()));
    }
    throw new FunctionFailedException(
        item instanceof Value.Nothing
            ? "reflect: call of reflect.Value.Type on zero Value"
            : "len of type " + item.type().pointee());
  }
}
