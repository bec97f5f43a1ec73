/** Keeps docs/spring-boot.md true. */
@NullMarked
package io.monitorix.spring.page;

import org.jspecify.annotations.NullMarked;
