package org.policyeligibility.api.problem;

import java.net.URI;
import java.util.Locale;
import org.policyeligibility.message.Text;

/** The problem types of the contract, with their titles and details in both languages. */
public enum ProblemType {
  BAD_REQUEST(
      400, "请求无法解析", "The request cannot be read", "请求体不是有效的 JSON。", "The body is not valid JSON."),
  UNAUTHORIZED(
      401,
      "需要有效的访问令牌",
      "A valid token is needed",
      "请在 Authorization 请求头中提供有效令牌（由本服务认可的签发方为本服务签发，且未过期）。",
      "Send a token of the service's issuer, for this service and not expired, in the header"
          + " Authorization."),
  FORBIDDEN(
      403,
      "无权访问",
      "Not allowed",
      "令牌所载角色或所属机构不允许此操作。",
      "The roles or the organisation in the token do not allow this."),
  NOT_FOUND(404, "未找到", "Not found", "此路径下没有内容。", "There is nothing at this path."),
  METHOD_NOT_ALLOWED(
      405,
      "不支持的请求方法",
      "Method not allowed",
      "此路径不支持该请求方法，可用方法见 Allow 响应头。",
      "This path does not have that method. The header Allow lists those it has."),
  NOT_ACCEPTABLE(
      406,
      "无法提供所请求的格式",
      "Not acceptable",
      "接口提供 application/json，网页只有网页格式；文件与条款另可提供 application/ld+json。",
      "Available is application/json from the interface and HTML from pages, and application/ld+json"
          + " from both for documents and clauses."),
  REQUEST_TIMEOUT(
      408,
      "请求接收超时",
      "The request took too long",
      "请求未在限定时间内完整到达，请在新连接上重试。",
      "The request did not come whole within the time there is for it. Send it again, on another"
          + " connection."),
  CONFLICT(
      409,
      "与现状冲突",
      "Conflict",
      "此请求与决定的现状冲突。",
      "The request conflicts with what has been done already."),
  GONE(
      410,
      "内容已销毁",
      "Erased",
      "此决定的个人信息已销毁，审计记录仍在。",
      "What was personal of this decision has been destroyed; its audit record remains."),
  PAYLOAD_TOO_LARGE(
      413, "请求体过大", "Body too large", "请求体不得超过 256 KiB。", "The body may have at most 256 KiB."),
  URI_TOO_LONG(
      414,
      "请求地址过长",
      "Request line too long",
      "请求行不得超过 8 KiB。",
      "The first line of a request may have at most 8 KiB."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "不支持的媒体类型",
      "Unsupported media type",
      "请以 application/json（UTF-8）发送请求体，且不要使用 Content-Encoding。",
      "Send the body as application/json in UTF-8, without Content-Encoding."),
  UNPROCESSABLE(422, "请求内容有误", "The request has errors", "请按所列各处更正。", "Correct what is listed."),
  TOO_MANY_REQUESTS(
      429,
      "请求过于频繁",
      "Too many requests",
      "已超过限额，等待时间见 Retry-After 响应头。",
      "The quota is used up. The header Retry-After says when there is more."),
  HEADER_TOO_LARGE(
      431,
      "请求头过大",
      "Header too large",
      "全部请求头不得超过 16 KiB。",
      "The headers of a request may have at most 16 KiB together."),
  INTERNAL_ERROR(
      500,
      "内部错误",
      "Internal error",
      "服务发生故障，此次请求未得到结果。",
      "The service has failed. This request has no result."),
  UNAVAILABLE(
      503,
      "服务暂不可用",
      "Unavailable",
      "请稍后重试，等待时间见 Retry-After 响应头。",
      "Try again later. The header Retry-After says when."),
  HTTP_VERSION_NOT_SUPPORTED(
      505, "不支持的 HTTP 版本", "HTTP version not supported", "请使用 HTTP/1.1。", "Use HTTP/1.1.");

  private final int status;
  private final String titleZh;
  private final String titleEn;
  private final String detailZh;
  private final String detailEn;

  ProblemType(int status, String titleZh, String titleEn, String detailZh, String detailEn) {
    this.status = status;
    this.titleZh = titleZh;
    this.titleEn = titleEn;
    this.detailZh = detailZh;
    this.detailEn = detailEn;
  }

  public int status() {
    return status;
  }

  public Text title() {
    return new Text(titleZh, titleEn);
  }

  public Text detail() {
    return new Text(detailZh, detailEn);
  }

  /** RFC 9457 {@code type}: {@code /problems/not-found}. */
  public URI uri() {
    return URI.create("/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** The kind that speaks for a status; other client errors are bad requests. */
  public static ProblemType of(int status) {
    for (ProblemType type : values()) {
      if (type.status == status) {
        return type;
      }
    }
    return status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
  }
}
