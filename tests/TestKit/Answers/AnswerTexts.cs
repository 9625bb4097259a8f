namespace Tandem.TestKit.Answers;

/// <summary>
/// What people and machines say when they answer, in Chinese and in English: one half for choosing limits, the other for measuring them, with no sentence in both. Not chosen by how well they are told apart. A stroke is a
/// pause of about half a second, as of somebody who waits and asks again.
/// </summary>
internal static class AnswerTexts
{
    /// <summary>What is said, by whom.</summary>
    public static IEnumerable<(string Language, AnswerKind Kind, string[] Texts)> Of(AnswerPart part) =>
        part == AnswerPart.Chosen
            ?
            [
                ("cmn", AnswerKind.ShortAnswer, ChosenChineseShort),
                ("cmn", AnswerKind.LongAnswer, ChosenChineseLong),
                ("cmn", AnswerKind.Greeting, ChosenChineseGreetings),
                ("cmn", AnswerKind.Announcement, ChosenChineseAnnouncements),
                ("en-us", AnswerKind.ShortAnswer, ChosenEnglishShort),
                ("en-us", AnswerKind.LongAnswer, ChosenEnglishLong),
                ("en-us", AnswerKind.Greeting, ChosenEnglishGreetings),
                ("en-us", AnswerKind.Announcement, ChosenEnglishAnnouncements),
            ]
            :
            [
                ("cmn", AnswerKind.ShortAnswer, HeldChineseShort),
                ("cmn", AnswerKind.LongAnswer, HeldChineseLong),
                ("cmn", AnswerKind.Greeting, HeldChineseGreetings),
                ("cmn", AnswerKind.Announcement, HeldChineseAnnouncements),
                ("en-us", AnswerKind.ShortAnswer, HeldEnglishShort),
                ("en-us", AnswerKind.LongAnswer, HeldEnglishLong),
                ("en-us", AnswerKind.Greeting, HeldEnglishGreetings),
                ("en-us", AnswerKind.Announcement, HeldEnglishAnnouncements),
            ];

    private static readonly string[] ChosenChineseShort =
    [
        "喂",
        "你好",
        "喂，哪位？",
        "您好，请讲",
        "喂，您好，我是王芳",
        "喂，什么事？",
        "喂|喂，听得到吗？",
        "你好，哪里？",
        "哎，你说",
        "我在开会，什么事？",
    ];

    private static readonly string[] HeldChineseShort =
    [
        "喂，你好",
        "喂，谁呀？",
        "你好，请问找谁？",
        "喂|喂？",
        "您好，我是李明",
        "嗯，说吧",
        "喂，妈",
        "你好|你好，说话呀",
        "哪一位？",
        "在呢，怎么了？",
    ];

    private static readonly string[] ChosenChineseLong =
    [
        "您好，这里是华美公司，请问有什么可以帮您？",
        "你好，东方大酒店前台，请问您要订房吗？",
        "喂，你好，我现在在开车，有什么事你快点说",
    ];

    private static readonly string[] HeldChineseLong =
    [
        "您好，长江物流客服部，很高兴为您服务",
        "你好，三院门诊，请问您挂哪个科？",
        "喂，你是哪里啊，我这边有点吵，你大声一点",
    ];

    private static readonly string[] ChosenChineseGreetings =
    [
        "您好，您拨打的电话暂时无法接听，请在提示音后留言",
        "你好，我现在不在，听到滴声后请留言",
        "您好，这里是张伟的语音信箱，请留下您的姓名和电话",
        "请留言",
        "我是机主的智能助理，请问您找他有什么事？我会转告他",
        "这里是王医生诊所，现在是下班时间，请在提示音后留下姓名和电话，我们会尽快给您回电",
    ];

    private static readonly string[] HeldChineseGreetings =
    [
        "机主现在不方便接电话，请在滴声之后留言",
        "你好，我是小李，我现在没法接电话，有事请留言",
        "您好，我是语音秘书，机主正忙，您可以把事情告诉我",
        "听到提示音后请留言",
        "欢迎使用留言信箱，请在嘀一声之后开始录音，录音结束请挂机",
        "你好，现在没人在家，请留下口信",
    ];

    private static readonly string[] ChosenChineseAnnouncements =
    [
        "对不起，您拨打的用户正忙，请稍后再拨",
        "您拨打的用户已关机",
        "欢迎致电华夏银行，个人业务请按一，公司业务请按二",
        "对不起，您拨打的号码是空号，请核对后再拨",
    ];

    private static readonly string[] HeldChineseAnnouncements =
    [
        "机主开通了来电提醒服务，将以短信通知对方",
        "您拨打的电话已停机",
        "您好，欢迎拨打平安保险，请直拨分机号，查号请拨零",
        "对不起，您拨打的电话暂时无法接通，请稍后再拨",
    ];

    private static readonly string[] ChosenEnglishShort =
    [
        "Hello?",
        "Hello, who is this?",
        "Hi, this is John.",
        "Good morning.",
        "Yeah, hello?",
        "Hello?|Hello?",
        "Anna Miller.",
        "Yes, what is it?",
        "Can you hear me?",
        "Hi, what's up?",
    ];

    private static readonly string[] HeldEnglishShort =
    [
        "Yes?",
        "Smith speaking.",
        "Hello, Anna speaking.",
        "Who is calling, please?",
        "Hi.|Hello?",
        "Good afternoon, Peter here.",
        "Sorry, who's there?",
        "Hey, mum.",
        "Speaking.",
        "Hello, go ahead.",
    ];

    private static readonly string[] ChosenEnglishLong =
    [
        "Good morning, Miller and Sons, how can I help you?",
        "Thank you for calling Green Garden, this is Susan speaking.",
        "Hello, I'm in a meeting right now, who is calling please?",
    ];

    private static readonly string[] HeldEnglishLong =
    [
        "Front desk, Grand Hotel, Robert speaking, what can I do for you?",
        "Hello, doctor Brown's office, would you hold for a moment?",
        "Hi, I can hardly hear you, could you speak up a little?",
    ];

    private static readonly string[] ChosenEnglishGreetings =
    [
        "You have reached the voicemail of John Smith. Please leave a message after the tone.",
        "Hi, this is Anna. I can't come to the phone right now, so please leave a message.",
        "Please leave your message after the beep.",
        "Leave a message.",
        "Hello, we are closed now. Our office is open from nine to five.",
        "Your call has been forwarded to an automated voice message system.",
    ];

    private static readonly string[] HeldEnglishGreetings =
    [
        "Hey, it's Mike. Sorry I missed you. You know what to do.",
        "The mailbox of five five five, one two three four is ready. Record after the tone.",
        "We can't take your call at the moment. Leave your name and number and we will call you back.",
        "Record your message now.",
        "I'm out of the office until Monday. Please call my colleague, or leave a message.",
        "Please say your name and why you are calling, and I will see if this person is available.",
    ];

    private static readonly string[] ChosenEnglishAnnouncements =
    [
        "The person you are calling is not available. Please try again later.",
        "The number you have dialled is not in service.",
        "Welcome to First Bank. For accounts press one. For cards press two.",
        "All circuits are busy now.",
    ];

    private static readonly string[] HeldEnglishAnnouncements =
    [
        "The subscriber you have called is switched off.",
        "Thank you for calling City Power. This call may be recorded. Please choose from the following options.",
        "Your call cannot be completed as dialled. Please check the number.",
        "The customer is on another call.",
    ];
}
