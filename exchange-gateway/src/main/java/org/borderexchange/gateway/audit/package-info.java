/** Who was shown what: each consultation is recorded before it is answered. Start with {@link org.borderexchange.gateway.audit.ConsultationLog}. */
@NullMarked
package org.borderexchange.gateway.audit;

import org.jspecify.annotations.NullMarked;
