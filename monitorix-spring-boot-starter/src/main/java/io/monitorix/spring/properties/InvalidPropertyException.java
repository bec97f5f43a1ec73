package io.monitorix.spring.properties;

import java.io.Serial;

/**
 * A property cannot be used. The message has all that a person needs; Spring Boot shows it without
 * a stack trace.
 */
public final class InvalidPropertyException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final String property;
  private final String problem;
  private final String fix;

  /**
   * For one property.
   *
   * @param property its full name, such as {@code monitorix.targets[0].servers}
   * @param problem what is wrong with it, without a secret
   * @param fix what to do
   */
  public InvalidPropertyException(String property, String problem, String fix) {
    this(property, problem, fix, null);
  }

  /** The same with a cause. */
  @SuppressWarnings("NullAway") // Throwable takes a cause that is not there
  public InvalidPropertyException(
      String property,
      String problem,
      String fix,
      @org.jspecify.annotations.Nullable Throwable cause) {
    super(property + ": " + problem + "; " + fix, cause);
    this.property = property;
    this.problem = problem;
    this.fix = fix;
  }

  /** Its full name. */
  public String property() {
    return property;
  }

  /** What is wrong with it. */
  public String problem() {
    return problem;
  }

  /** What to do. */
  public String fix() {
    return fix;
  }
}
