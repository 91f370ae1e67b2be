/**
 * The bytes of documents that cases name. They do not travel in events, so they are no part of any generation and cannot be rebuilt from Kafka.
 * Start with {@link org.borderexchange.cases.attachment.Attachments}.
 */
@NullMarked
package org.borderexchange.cases.attachment;

import org.jspecify.annotations.NullMarked;
