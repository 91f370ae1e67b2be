/** Bytes of documents over HTTP, in and out. Start with {@link org.borderexchange.cases.attachment.web.AttachmentController}. */
@NullMarked
package org.borderexchange.cases.attachment.web;

import org.jspecify.annotations.NullMarked;
