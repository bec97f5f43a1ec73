/**
 * Auto-configuration of Monitorix for Spring Boot. Not written yet: this module holds its place in
 * the build.
 */
@NullMarked
package io.monitorix.spring;

import org.jspecify.annotations.NullMarked;
