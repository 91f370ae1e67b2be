/** Documents on their way into a case: named, measured, looked into, scanned, and handed to the hub. Start with {@link org.borderexchange.gateway.casework.document.Documents}. */
@NullMarked
package org.borderexchange.gateway.casework.document;

import org.jspecify.annotations.NullMarked;
