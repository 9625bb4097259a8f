namespace Tandem.TestKit.Answers;

/// <summary>What people and machines say when they answer, in Chinese and in English. Not chosen by how well they are told apart.</summary>
internal static class AnswerTexts
{
    public static readonly string[] ChinesePeople =
    [
        "喂",
        "喂，你好",
        "你好",
        "喂，哪位？",
        "您好，请讲",
        "喂，谁呀？",
        "喂，您好，我是王芳",
        "你好，请问找谁？",
        "喂，什么事？",
        "喂喂，听得到吗？",
        "您好，这里是华美公司，请问有什么可以帮您？",
    ];

    public static readonly string[] EnglishPeople =
    [
        "Hello?",
        "Yes?",
        "Hello, who is this?",
        "Hi, this is John.",
        "Smith speaking.",
        "Good morning.",
        "Hello, Anna speaking.",
        "Yeah, hello?",
        "Who is calling, please?",
        "Hello? Hello?",
        "Good morning, Miller and Sons, how can I help you?",
    ];

    public static readonly string[] ChineseMachines =
    [
        "您好，您拨打的电话暂时无法接听，请在提示音后留言",
        "对不起，您拨打的用户正忙，请稍后再拨",
        "你好，我现在不在，听到滴声后请留言",
        "您好，这里是张伟的语音信箱，请留下您的姓名和电话",
        "您拨打的用户已关机",
        "机主开通了来电提醒服务，将以短信通知对方",
        "请留言",
    ];

    public static readonly string[] EnglishMachines =
    [
        "You have reached the voicemail of John Smith. Please leave a message after the tone.",
        "Hi, this is Anna. I can't come to the phone right now, so please leave a message.",
        "The person you are calling is not available. Please try again later.",
        "Hello, we are closed now. Our office is open from nine to five.",
        "Please leave your message after the beep.",
        "Your call has been forwarded to an automated voice message system.",
        "Leave a message.",
    ];
}
