package io.monitorix.exporter.web.access;

import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Leaves only some groups for the key exchange. Java has a setting of a connection for that from
 * version 20 on, before only one of the whole process.
 *
 * @param allowed names such as {@code x25519}
 */
record AllowedGroups(Set<String> allowed) implements AlgorithmConstraints {

  /** Keys of certificates are checked for other purposes as well, and their curves are free. */
  private static final Set<CryptoPrimitive> EXCHANGE = Set.of(CryptoPrimitive.KEY_AGREEMENT);

  /** The names of groups begin with one of these; other algorithms are none of our business. */
  private static final Set<String> FAMILIES = Set.of("secp", "sect", "x25519", "x448", "ffdhe");

  @Override
  public boolean permits(
      Set<CryptoPrimitive> primitives,
      @Nullable String algorithm,
      @Nullable AlgorithmParameters parameters) {
    return !primitives.equals(EXCHANGE)
        || algorithm == null
        || FAMILIES.stream().noneMatch(algorithm::startsWith)
        || allowed.contains(algorithm);
  }

  @Override
  public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
    return true;
  }

  @Override
  public boolean permits(
      Set<CryptoPrimitive> primitives,
      @Nullable String algorithm,
      Key key,
      @Nullable AlgorithmParameters parameters) {
    return permits(primitives, algorithm, parameters);
  }
}
