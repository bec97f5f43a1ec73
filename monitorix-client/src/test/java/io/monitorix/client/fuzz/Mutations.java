package io.monitorix.client.fuzz;

import static io.monitorix.client.fuzz.Shapes.pick;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.monitorix.client.fuzz.Json.Arr;
import io.monitorix.client.fuzz.Json.Member;
import io.monitorix.client.fuzz.Json.Obj;
import io.monitorix.client.fuzz.Json.Token;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Bends answers: some changes keep them JSON, others do not. */
final class Mutations {

  private static final List<String> TOKENS =
      List.of(
          "null",
          "true",
          "FALSE",
          "\"\"",
          "\" \"",
          "[]",
          "{}",
          "0",
          "-0",
          "-1",
          "007",
          "1e400",
          "-1e400",
          "1e-400",
          "1.5",
          "1e18",
          "1E+2",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775809",
          "18446744073709551616",
          "4294967296",
          "nan",
          "NaN",
          "-inf",
          "Infinity",
          "\"NaN\"",
          "\"1e400\"",
          "\"0x1p3\"",
          "\"-\"",
          "\".\"",
          "\"e\"",
          "\"+\"",
          "1.",
          ".5",
          "-",
          "--1",
          "1e",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "\"\\u00\"",
          "\"\\x\"",
          "\"\n\"",
          "'single'",
          "bare",
          "\"",
          "'",
          "",
          "/*c*/1",
          "//c\n1",
          "#c\n1",
          "\"=\"",
          "\",\"",
          "\"=,=\"",
          "\",,=;:/\"",
          "\":::::::::\"",
          "\"%\"",
          "\"-1\"",
          "\"/\"",
          "\"//\"",
          "\"a=\"",
          "\"99999999999999999999\"",
          "\"0000-00-00\"",
          "\"2026-02-30\"",
          "\"9999-12-31\"",
          "\"UPID:\"",
          "\"UPID:a:0:0:0:t:i:u:\"",
          "\"UPID:a:FFFFFFFF:FFFFFFFFF:FFFFFFFF:t::u:\"",
          "\"UPID:a:00000001:00000001:6A000000:qmstart:1:r@pam:\"",
          "\"\u00e9\ud83d\ude80\"");

  private static final List<String> NAMES =
      List.of(
          "\"\"",
          "\"additional\"",
          "\"type\"",
          "\"data\"",
          "\"result\"",
          "\"\\u0061\"",
          "bare",
          "'q'",
          "null",
          "1",
          "\"\\ud800\"",
          "");

  private static final List<String> BYTES =
      List.of(
          "\u0000",
          "\u00ff",
          "\u00c3",
          "\u00ef\u00bb\u00bf",
          "\u00f0\u009f",
          "\u00c0\u0080",
          "\"",
          "'",
          "\\",
          "\\u",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          ";",
          "=",
          "=>",
          "/*",
          "*/",
          "//",
          "#",
          ")]}'\n",
          "e",
          "-",
          ".",
          "9",
          "\r",
          "\t",
          "null",
          "{\"data\":",
          "[[[[[[[[");

  private static final int DEEPEST = 400;
  private static final int MOST_REPEATS = 20;

  private Mutations() {}

  /** The same with one value changed. */
  static Json bent(Json json, RandomGenerator random) {
    return bent(json, new Countdown(random.nextInt(json.size())), json, random);
  }

  /** How many values come before the one that is changed. */
  private static final class Countdown {
    private int left;

    Countdown(int left) {
      this.left = left;
    }
  }

  private static Json bent(Json json, Countdown countdown, Json whole, RandomGenerator random) {
    if (countdown.left-- == 0) {
      return changed(json, whole, random);
    } else if (json instanceof Arr array) {
      List<Json> values = new ArrayList<>(array.values());
      for (int i = 0; i < values.size() && countdown.left >= 0; i++) {
        values.set(i, bent(values.get(i), countdown, whole, random));
      }
      return new Arr(values);
    } else if (json instanceof Obj object) {
      List<Member> members = new ArrayList<>(object.members());
      for (int i = 0; i < members.size() && countdown.left >= 0; i++) {
        Json value = bent(members.get(i).value(), countdown, whole, random);
        members.set(i, new Member(members.get(i).name(), value));
      }
      return new Obj(members);
    }
    return json;
  }

  private static Json changed(Json json, Json whole, RandomGenerator random) {
    if (json instanceof Token || random.nextInt(4) == 0) {
      return replaced(json, whole, random);
    } else if (json instanceof Arr array) {
      return random.nextInt(8) == 0
          ? new Obj(array.values().stream().map(v -> new Member(pick(NAMES, random), v)).toList())
          : new Arr(rearranged(array.values(), random));
    } else if (json instanceof Obj object) {
      return switch (random.nextInt(6)) {
        case 0 -> new Arr(json.children());
        case 1, 2 -> new Obj(renamed(object.members(), random));
        default -> new Obj(rearranged(object.members(), random));
      };
    }
    return json;
  }

  private static Json replaced(Json json, Json whole, RandomGenerator random) {
    return switch (random.nextInt(8)) {
      case 0 -> part(whole, random.nextInt(whole.size()));
      case 1 -> nested(json, random.nextInt(1, 4), random);
      case 2 -> nested(json, random.nextInt(DEEPEST), random);
      case 3 -> new Token("\"" + "x".repeat(random.nextInt(10_000)) + "\"");
      case 4 ->
          new Token("9".repeat(random.nextInt(1, 500)) + pick(List.of("", ".5", "e9"), random));
      default -> new Token(pick(TOKENS, random));
    };
  }

  private static Json part(Json json, int target) {
    int left = target - 1;
    for (Json child : json.children()) {
      if (target > 0 && left < child.size()) {
        return part(child, left);
      }
      left -= child.size();
    }
    return json;
  }

  private static Json nested(Json json, int levels, RandomGenerator random) {
    Json nested = json;
    for (int i = 0; i < levels; i++) {
      nested =
          random.nextBoolean()
              ? new Arr(List.of(nested))
              : new Obj(List.of(new Member(pick(NAMES, random), nested)));
    }
    return nested;
  }

  private static <T> List<T> rearranged(List<T> children, RandomGenerator random) {
    List<T> changed = new ArrayList<>(children);
    if (children.isEmpty()) {
      return changed;
    }
    int index = random.nextInt(children.size());
    switch (random.nextInt(5)) {
      case 0 -> changed.remove(index);
      case 1 -> changed.add(random.nextInt(children.size() + 1), children.get(index));
      case 2 -> Collections.shuffle(changed, new Random(random.nextLong()));
      case 3 -> changed.clear();
      default ->
          changed.addAll(Collections.nCopies(random.nextInt(MOST_REPEATS), children.get(index)));
    }
    return changed;
  }

  private static List<Member> renamed(List<Member> members, RandomGenerator random) {
    List<Member> changed = new ArrayList<>(members);
    if (!members.isEmpty()) {
      int index = random.nextInt(members.size());
      String name = random.nextBoolean() ? pick(NAMES, random) : pick(members, random).name();
      changed.set(index, new Member(name, members.get(index).value()));
    }
    return changed;
  }

  /** The same with some bytes changed. */
  static byte[] bent(byte[] bytes, RandomGenerator random) {
    int from = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + random.nextInt(1, 9));
    return switch (random.nextInt(6)) {
      case 0 -> spliced(bytes, from, from, pick(BYTES, random).getBytes(ISO_8859_1));
      case 1 -> spliced(bytes, from, to, pick(BYTES, random).getBytes(ISO_8859_1));
      case 2 -> spliced(bytes, from, from, pick(TOKENS, random).getBytes(UTF_8));
      case 3 -> spliced(bytes, from, to, new byte[] {(byte) random.nextInt(256)});
      case 4 -> spliced(bytes, from, bytes.length, new byte[0]);
      default -> spliced(bytes, from, to, new byte[0]);
    };
  }

  /** The bytes with those from one index to another replaced. */
  static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
    byte[] spliced = new byte[bytes.length - (to - from) + middle.length];
    System.arraycopy(bytes, 0, spliced, 0, from);
    System.arraycopy(middle, 0, spliced, from, middle.length);
    System.arraycopy(bytes, to, spliced, from + middle.length, bytes.length - to);
    return spliced;
  }
}
