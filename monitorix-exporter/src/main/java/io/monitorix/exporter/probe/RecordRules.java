package io.monitorix.exporter.probe;

import com.google.re2j.Pattern;
import io.monitorix.exporter.config.DnsProbe;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Compares the records of a section with what the module wants. */
final class RecordRules {

  private RecordRules() {}

  /** Whether they obey; logs which rule they break. */
  static boolean hold(String section, List<Record> records, DnsProbe.Rules rules, Probing probing) {
    List<String> texts = records.stream().map(RecordRules::text).toList();
    texts.forEach(text -> probing.log(section + ": " + text.replace('\t', ' ')));
    if (texts.isEmpty()
        && !(rules.failIfOneDoesNotMatch().isEmpty() && rules.failIfNoneMatches().isEmpty())) {
      return probing.fail("the " + section + " section is empty, and something was to match");
    }
    for (Pattern pattern : rules.failIfAnyMatches()) {
      if (texts.stream().anyMatch(text -> found(pattern, text))) {
        return probing.fail("a record of the " + section + " section matches " + pattern);
      }
    }
    for (Pattern pattern : rules.failIfOneDoesNotMatch()) {
      if (!texts.stream().allMatch(text -> found(pattern, text))) {
        return probing.fail("a record of the " + section + " section does not match " + pattern);
      }
    }
    for (Pattern pattern : rules.failUnlessAllMatch()) {
      if (!texts.stream().allMatch(text -> found(pattern, text))) {
        return probing.fail("not all of the " + section + " section match " + pattern);
      }
    }
    if (!rules.failIfNoneMatches().isEmpty()
        && rules.failIfNoneMatches().stream()
            .noneMatch(pattern -> texts.stream().anyMatch(text -> found(pattern, text)))) {
      return probing.fail("no record of the " + section + " section matches");
    }
    return true;
  }

  private static boolean found(Pattern pattern, String text) {
    return pattern.matcher(text).find();
  }

  /** As the original writes records: single tabs between, where the library would align them. */
  static String text(Record record) {
    return record.getName()
        + "\t"
        + record.getTTL()
        + "\t"
        + DClass.string(record.getDClass())
        + "\t"
        + Type.string(record.getType())
        + "\t"
        + record.rdataToString();
  }
}
