/** Cases and joint operations over HTTP. Start with {@link org.borderexchange.gateway.casework.web.CaseController}. */
@NullMarked
package org.borderexchange.gateway.casework.web;

import org.jspecify.annotations.NullMarked;
