/**
 * What the projection is made of: hits and cases from the hub's own topics and verdicts from the inboxes, each proven before it is stored. Start with
 * {@link org.borderexchange.cases.intake.Projection}.
 */
@NullMarked
package org.borderexchange.cases.intake;

import org.jspecify.annotations.NullMarked;
