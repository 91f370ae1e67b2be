/** Attachments in GridFS. Start with {@link org.borderexchange.cases.attachment.store.GridFsAttachments}. */
@NullMarked
package org.borderexchange.cases.attachment.store;

import org.jspecify.annotations.NullMarked;
