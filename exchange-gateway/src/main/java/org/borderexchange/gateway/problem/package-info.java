/**
 * How the gateway says no: faults collected with JSON pointers, one catalogue of problem types, and no answer that leaks a value.
 * Start with {@link Faults}.
 */
@NullMarked
package org.borderexchange.gateway.problem;

import org.jspecify.annotations.NullMarked;
