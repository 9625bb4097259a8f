namespace Tandem.Dialects.Udesk.Requests;

/// <summary>All return codes of the document, one row each.</summary>
internal static class ErrorTable
{
    public static readonly ErrorCode Success = new("000000", "OK", 200);
    public static readonly ErrorCode InvalidParameter = new("000001", "Invalid parameter", 400);
    public static readonly ErrorCode Timeout = new("000035", "Request timeout", 500);
    public static readonly ErrorCode IncorrectRequest = new("000036", "Incorrect request", 400);
    public static readonly ErrorCode Internal = new("000060", "Internal error", 500);
    public static readonly ErrorCode ParameterEmpty = new("100001", "Parameter is empty", 400);
    public static readonly ErrorCode AppForbidden = new("100002", "App is invalid or forbidden", 403);
    public static readonly ErrorCode AccountNotFound = new("100003", "Account not found", 401);
    public static readonly ErrorCode IncorrectMessage = new("100004", "Incorrect message", 400);
    public static readonly ErrorCode RelayNumberNotFound = new("100005", "Relay number not found", 404);
    public static readonly ErrorCode NameExists = new("100006", "Name already exists", 422);
    public static readonly ErrorCode VoiceNotFound = new("100007", "Voice not found", 404);
    public static readonly ErrorCode InvalidWav = new("100008", "Invalid wav file", 422);
    public static readonly ErrorCode WavConversion = new("100009", "Wav file conversion failed", 422);
    public static readonly ErrorCode DefaultVoice = new("100010", "Failed to create default voice file", 500);
    public static readonly ErrorCode NewBucket = new("100011", "Failed to create new bucket", 500);
    public static readonly ErrorCode Download = new("100012", "Failed to download file", 500);
    public static readonly ErrorCode DatabaseStart = new("100013", "Database initialization failed", 500);
    public static readonly ErrorCode Md5 = new("100014", "Md5 check failed", 422);
    public static readonly ErrorCode NumberExists = new("100015", "Number exists", 422);
    public static readonly ErrorCode VoiceBinding = new("100016", "Voice binding agent", 422);
    public static readonly ErrorCode AppEmpty = new("100017", "App ID is empty", 400);
    public static readonly ErrorCode NoRecords = new("100018", "No records found", 404);
    public static readonly ErrorCode Parsing = new("100019", "Parsing failed", 400);
    public static readonly ErrorCode IvrNotFound = new("100020", "Ivr not found", 404);
    public static readonly ErrorCode AgentStatus = new("100021", "Invalid agent status", 422);
    public static readonly ErrorCode Ownership = new("100022", "Ownership error", 403);
    public static readonly ErrorCode NoApp = new("200001", "This app does not exist", 404);
    public static readonly ErrorCode ParameterError = new("200002", "Parameter error", 400);
    public static readonly ErrorCode Resolution = new("200003", "Service resolution error", 500);
    public static readonly ErrorCode NoRelatedRecords = new("200004", "No related records found", 404);
    public static readonly ErrorCode StartNode = new("200005", "Start node error", 422);
    public static readonly ErrorCode ConditionNode = new("200006", "Condition node error", 422);
    public static readonly ErrorCode PlayNode = new("200007", "Play node error", 422);
    public static readonly ErrorCode VoiceNode = new("200008", "Voice collection node error", 422);
    public static readonly ErrorCode QueueNode = new("200009", "Queue node error", 422);
    public static readonly ErrorCode WebhookNode = new("200010", "Webhook node error", 422);
    public static readonly ErrorCode NumberNode = new("200011", "Number collection node error", 422);
    public static readonly ErrorCode HangupNode = new("200018", "Hangup node error", 422);
    public static readonly ErrorCode FlowNameExists = new("200019", "This name already exists", 422);
    public static readonly ErrorCode Authentication = new("200020", "Authentication error", 401);
    public static readonly ErrorCode ServiceError = new("200021", "Internal service error", 500);
    public static readonly ErrorCode RoutingFormat = new("200022", "Routing format error", 422);
    public static readonly ErrorCode Database = new("200023", "Database error", 500);
    public static readonly ErrorCode MissingNode = new("200024", "Missing start or end node", 422);
}
