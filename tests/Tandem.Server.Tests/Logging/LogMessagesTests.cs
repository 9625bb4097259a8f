namespace Tandem.Server.Tests.Logging;

using Tandem.Server.Logging;
using Tandem.Server.Words;

/// <summary>Every line of the log is complete in both languages.</summary>
public class LogMessagesTests
{
    public static TheoryData<int> Ids => [.. LogMessages.All.Select(message => message.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void BothLanguagesSayTheSameValues(int id)
    {
        LogMessage message = Assert.Single(LogMessages.All, each => each.Id == id);
        Assert.Equal(message.Names.Order(), LogMessage.NamesOf(message.Chinese).Order());
        Assert.Equal(message.Names.Count, message.Names.Distinct().Count());
        Assert.Contains(message.Area, LogAreas.All);
        // Where values and stable words alone make the line there is nothing to translate.
        bool isWordy = LogMessage
            .NamesOf(message.English)
            .Aggregate(message.English, (text, name) => text.Replace($"{{{name}}}", ""))
            .Any(char.IsLetter);
        Assert.True(!isWordy || message.Chinese.Any(IsChinese), message.Chinese);
        Assert.DoesNotContain(message.English, IsChinese);
    }

    [Fact]
    public void WhatOtherPartsWriteIsTranslatedWithTheSameValues()
    {
        Assert.All(
            Translations.All.Values,
            message =>
            {
                Assert.Equal(message.Names.Order(), LogMessage.NamesOf(message.Chinese).Order());
                Assert.Contains(message.Chinese, IsChinese);
            }
        );
    }

    private static bool IsChinese(char each) => each is >= '\u4E00' and <= '\u9FFF';
}
