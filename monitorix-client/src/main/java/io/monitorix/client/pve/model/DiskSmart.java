package io.monitorix.client.pve.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a disk says about itself: {@code GET /nodes/{node}/disks/smart}.
 *
 * @param health {@code PASSED} or {@code OK} when all is well
 * @param type {@code ata} with attributes, {@code text} with text
 * @param attributes of an ATA disk
 * @param text of all others, as smartctl prints it
 * @param wearout per cent of life that is left: 100 is new
 * @param additional what has no component, as text
 */
public record DiskSmart(
    @Nullable String health,
    @Nullable String type,
    List<Attribute> attributes,
    @Nullable String text,
    @Nullable Double wearout,
    Map<String, String> additional) {

  /** Copies the collections. */
  public DiskSmart {
    attributes = List.copyOf(attributes);
    additional = Map.copyOf(additional);
  }

  /** What it says of itself. */
  public DiskHealth condition() {
    return DiskHealth.of(health);
  }

  /**
   * One attribute of an ATA disk.
   *
   * @param id a number, perhaps with blanks before it
   * @param name for example {@code Temperature_Celsius}
   * @param value as the disk normalizes it; high is good
   * @param worst the lowest {@code value} so far
   * @param threshold a {@code value} at or under it means failure
   * @param fail {@code -}, or when it failed
   * @param raw as the disk counts, a number with or without words
   * @param flags six letters or dashes
   * @param additional what has no component, as text
   */
  public record Attribute(
      @Nullable String id,
      @Nullable String name,
      @Nullable Long value,
      @Nullable Long worst,
      @Nullable Long threshold,
      @Nullable String fail,
      @Nullable String raw,
      @Nullable String flags,
      Map<String, String> additional) {
    /** Copies the map. */
    public Attribute {
      additional = Map.copyOf(additional);
    }
  }
}
