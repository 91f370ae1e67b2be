/**
 * The numbers that we publish: each is measured beside its yardstick in one run, on a stack of its own, and printed as a table. Start
 * with {@link Proof}.
 */
@NullMarked
package org.borderexchange.proof;

import org.jspecify.annotations.NullMarked;
