using System.Management.Automation;
using LamPS.Contracts.Desktops;
using LamPS.Contracts.Requests;
using LamPS.Module.Completion;

namespace LamPS.Module.Pipeline;

/// <summary>Base of the cmdlets that look at, or touch, an application.</summary>
public abstract class ScopedLamCmdlet : AsyncLamCmdlet
{
    /// <summary>Application: a name of <c>Get-LamApplication</c>, or a command. Without it the one of the document or of the element, else the only one that runs.</summary>
    [Parameter]
    [Alias("App")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    public string? Application { get; set; }

    /// <summary>Desktop: auto, sandbox, atspi, windows, or replay:FILE.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DesktopCompleter))]
    public string? Desktop { get; set; }

    /// <summary>Works in a private session that nobody sees.</summary>
    [Parameter]
    public SwitchParameter Headless { get; set; }

    /// <summary>Document to open.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Document { get; set; }

    /// <summary>Where a request takes place.</summary>
    /// <param name="element">An element whose application is meant unless another is named.</param>
    /// <param name="timeoutSec">Longest duration in seconds, or null.</param>
    internal DesktopScope Scope(ElementInfo? element = null, double? timeoutSec = null) => new(
        Desktop ?? (element is { Desktop.Length: > 0 } ? element.Desktop : "auto"),
        MyInvocation.BoundParameters.ContainsKey(nameof(Headless)) ? Headless.IsPresent : element?.Headless ?? false,
        Application ?? element?.Application,
        Document is null ? null : Resolve(Document),
        timeoutSec * 1000);
}
