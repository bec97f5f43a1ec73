/**
 * A small web application with the starter in it: {@link
 * io.monitorix.examples.boot.ShopApplication} is the program.
 */
@NullMarked
package io.monitorix.examples.boot;

import org.jspecify.annotations.NullMarked;
