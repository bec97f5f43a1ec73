package io.monitorix.exporter.config;

/**
 * Which of a name's addresses a check takes.
 *
 * @param ip6 whether IPv6 is preferred, else IPv4
 * @param fallback whether an address of the other protocol will do where there is none of this
 */
public record IpPreference(boolean ip6, boolean fallback) {

  /** What applies where nothing is said: IPv6, else IPv4. */
  public static final IpPreference DEFAULT = new IpPreference(true, true);
}
