/**
 * What officers do in cases and joint operations, what follows from it and from hits, and what each country may know of it. Pure; the
 * topology in {@code matching} brings it the events in one order. Start with {@link org.borderexchange.cases.casework.Decisions}.
 */
@NullMarked
package org.borderexchange.cases.casework;

import org.jspecify.annotations.NullMarked;
