/**
 * From Kafka to notices: every record is proven, dealt with once, and its notices stored before its position moves. Start with
 * {@link org.borderexchange.notification.intake.Intake}.
 */
@NullMarked
package org.borderexchange.notification.intake;

import org.jspecify.annotations.NullMarked;
