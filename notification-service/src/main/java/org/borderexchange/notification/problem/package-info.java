/**
 * How the service says no: one catalogue of problem types, and no answer that leaks a value. Start with {@link ProblemType}.
 */
@NullMarked
package org.borderexchange.notification.problem;

import org.jspecify.annotations.NullMarked;
