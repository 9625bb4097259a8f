namespace Tandem.Core.Agents;

/// <summary>What is known of the page in which an agent works.</summary>
internal enum PageState : byte
{
    /// <summary>He works without one, as far as we know.</summary>
    None,
    Live,

    /// <summary>It lives, and nobody would hear him.</summary>
    NoMicrophone,

    /// <summary>It has stopped to say that it lives: the tab is put to sleep, the laptop closed, the network gone.</summary>
    Asleep,
}

/// <summary>As readers see them.</summary>
internal static class PageStates
{
    public static string Word(this PageState page) =>
        page switch
        {
            PageState.Live => "live",
            PageState.NoMicrophone => "no_microphone",
            PageState.Asleep => "asleep",
            _ => "",
        };
}
