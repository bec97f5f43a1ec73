/**
 * What a template is made of, once it is read: nodes, and the operands of their pipelines. {@link
 * io.monitorix.alerts.template.ast.Node} is what the text consists of.
 */
@NullMarked
package io.monitorix.alerts.template.ast;

import org.jspecify.annotations.NullMarked;
