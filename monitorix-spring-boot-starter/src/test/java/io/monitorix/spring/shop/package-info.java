/** An application as the slice of tests sees one. */
@NullMarked
package io.monitorix.spring.shop;

import org.jspecify.annotations.NullMarked;
