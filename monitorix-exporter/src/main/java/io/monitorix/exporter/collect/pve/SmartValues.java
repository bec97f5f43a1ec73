package io.monitorix.exporter.collect.pve;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pve.model.DiskSmart;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a disk says of itself, as numbers.
 *
 * @param temperature degrees Celsius; null where the disk does not tell
 * @param attributes each that has a number
 */
record SmartValues(@Nullable Double temperature, List<Attribute> attributes) {

  /** Copies the list. */
  SmartValues {
    attributes = List.copyOf(attributes);
  }

  /**
   * One attribute.
   *
   * @param id as ATA numbers them; empty for other disks
   * @param raw as the disk counts
   */
  record Attribute(String id, String name, double raw) {}

  /** Temperature_Celsius and Airflow_Temperature_Cel, the better one first. */
  private static final List<String> ATA_TEMPERATURES = List.of("194", "190");

  private static final Pattern NUMBER =
      Pattern.compile("\\s*(-?\\d{1,18})(?!\\d).*", Pattern.DOTALL);

  /** A line such as {@code Percentage Used: 3%} or {@code Data Units Read: 1,234 [632 MB]}. */
  private static final Pattern LINE =
      Pattern.compile(
          "([A-Z][A-Za-z0-9 ./-]{1,60}?):\\s+(-?[0-9][0-9,]{0,24}|0x[0-9a-fA-F]{1,12})\\b.*");

  private static final Pattern TEMPERATURE =
      Pattern.compile("(?:Current Drive )?Temperature:\\s+(-?\\d{1,3}) C(?:elsius)?");

  private static final int COLDEST = -50;
  private static final int HOTTEST = 150;

  /** Reads the attributes of ATA disks, and the text that is there for all others. */
  static SmartValues of(DiskSmart smart) {
    String text = smart.text();
    return text == null ? ofAttributes(smart.attributes()) : ofText(text);
  }

  private static SmartValues ofAttributes(List<DiskSmart.Attribute> rows) {
    List<Attribute> attributes = new ArrayList<>();
    for (DiskSmart.Attribute row : rows) {
      Double raw = number(row.raw());
      if (raw != null) {
        attributes.add(
            new Attribute(
                requireNonNullElse(row.id(), "").strip(),
                requireNonNullElse(row.name(), "").strip(),
                raw));
      }
    }
    Double temperature =
        ATA_TEMPERATURES.stream()
            .flatMap(id -> attributes.stream().filter(each -> each.id().equals(id)))
            .map(Attribute::raw)
            // some disks pack the extremes into the same number
            .filter(SmartValues::isPlausible)
            .findFirst()
            .orElse(null);
    return new SmartValues(temperature, attributes);
  }

  private static SmartValues ofText(String text) {
    List<Attribute> attributes = new ArrayList<>();
    Double temperature = null;
    for (String line : text.split("\\R", -1)) {
      Matcher degrees = TEMPERATURE.matcher(line.strip());
      if (degrees.matches()) {
        temperature = Double.valueOf(degrees.group(1));
      }
      Matcher matcher = LINE.matcher(line.strip());
      if (matcher.matches()) {
        attributes.add(
            new Attribute("", matcher.group(1).replaceAll(" +", "_"), value(matcher.group(2))));
      }
    }
    return new SmartValues(
        temperature != null && isPlausible(temperature) ? temperature : null, attributes);
  }

  private static double value(String digits) {
    return digits.startsWith("0x")
        ? Long.parseLong(digits.substring(2), 16)
        : Double.parseDouble(digits.replace(",", ""));
  }

  /** The number that the text begins with: words may follow it. */
  private static @Nullable Double number(@Nullable String raw) {
    if (raw == null) {
      return null;
    }
    Matcher matcher = NUMBER.matcher(raw);
    return matcher.matches() ? Double.valueOf(matcher.group(1)) : null;
  }

  private static boolean isPlausible(double celsius) {
    return celsius >= COLDEST && celsius <= HOTTEST;
  }
}
