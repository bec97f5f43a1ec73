/** What the pages of the documentation show, held to what there is. */
@NullMarked
package io.monitorix.exporter.documentation;

import org.jspecify.annotations.NullMarked;
