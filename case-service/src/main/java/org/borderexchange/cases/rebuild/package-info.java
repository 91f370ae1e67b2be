/**
 * Keeps this instance at work for the present generation, and begins the next one when an operator asks for it or a new
 * release derives otherwise. Start with
 * {@link org.borderexchange.cases.rebuild.Supervisor}.
 */
@NullMarked
package org.borderexchange.cases.rebuild;

import org.jspecify.annotations.NullMarked;
