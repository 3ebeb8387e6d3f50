using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Selectors;

namespace LamPS.Core.Agent;

/// <summary>The UI functions that concern the desktop as a whole: launch, close, screenshot, wait_for.</summary>
internal sealed class DesktopFunctions(RunContext context)
{
    /// <summary>Whether a function is one of them.</summary>
    public bool Handles(FunctionDefinition function) =>
        function == UiFunctions.Launch || function == UiFunctions.Close || function == UiFunctions.Screenshot || function == UiFunctions.WaitFor;

    /// <summary>Does it; the outcome is verified already.</summary>
    public ValueTask<ActionOutcome> InvokeAsync(FunctionDefinition function, LamAction action, CancellationToken cancellationToken) => function.Name switch
    {
        "launch" => LaunchAsync(action.Arguments, cancellationToken),
        "close" => CloseAsync(action.Arguments, cancellationToken),
        "screenshot" => ScreenshotAsync(action.Arguments, cancellationToken),
        _ => WaitForAsync(action.Arguments, cancellationToken),
    };

    private async ValueTask<ActionOutcome> LaunchAsync(ActionArguments arguments, CancellationToken cancellationToken)
    {
        var name = arguments.Text("application") ?? throw AgentErrors.NoApplication();
        var definition = context.Catalog.Resolve(name, context.Desktop.Kind);
        var document = arguments.Text("document") is { Length: > 0 } path ? Path.GetFullPath(path) : null;
        context.Progress($"starting {definition.Title}");
        var started = context.Time.GetTimestamp();
        var application = await context.Desktop.LaunchAsync(new LaunchRequest(definition, document), cancellationToken).ConfigureAwait(false);
        context.Launched.Add(application);
        context.Application = application;
        return ActionOutcome.Verified($"window '{application.Title}' takes input after {context.Time.GetElapsedTime(started).TotalMilliseconds:0} ms");
    }

    private async ValueTask<ActionOutcome> CloseAsync(ActionArguments arguments, CancellationToken cancellationToken)
    {
        var name = arguments.Text("application");
        var application = name is null ? context.Application : await context.FindApplicationAsync(name, cancellationToken).ConfigureAwait(false);
        if (application is null)
        {
            return name is null ? throw AgentErrors.NoApplication() : ActionOutcome.NotFound($"'{name}' doesn't run");
        }

        var mode = arguments.Boolean("save") == true ? CloseMode.Save : CloseMode.Discard;
        var outcome = await context.Desktop.CloseAsync(application, mode, cancellationToken).ConfigureAwait(false);
        if (!outcome.IsDone)
        {
            return outcome;
        }

        context.Launched.Remove(application);
        if (context.Application == application)
        {
            context.Application = null;
        }

        var left = await context.Desktop.CheckAsync(application, cancellationToken).ConfigureAwait(false);
        return left == ApplicationHealth.Exited ? ActionOutcome.Verified($"'{application.Name}' ended") : ActionOutcome.Failed($"'{application.Name}' still runs");
    }

    private async ValueTask<ActionOutcome> ScreenshotAsync(ActionArguments arguments, CancellationToken cancellationToken)
    {
        if (await context.Desktop.ScreenshotAsync(null, cancellationToken).ConfigureAwait(false) is not { } picture)
        {
            return ActionOutcome.NotSupported($"desktop '{context.Desktop.Kind}' has no pictures");
        }

        if (arguments.Text("path") is not { Length: > 0 } path)
        {
            return ActionOutcome.Verified($"{picture.Area.Width} x {picture.Area.Height} pixels, in the report");
        }

        path = Path.GetFullPath(path);
        var png = PngEncoder.Encode(picture.Area.Width, picture.Area.Height, picture.Rgb);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, png, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ActionOutcome.Failed($"'{path}' can't be written: {error.Message}");
        }

        context.NoteSaved(path);
        return ActionOutcome.Verified($"{picture.Area.Width} x {picture.Area.Height} pixels in '{path}'");
    }

    private async ValueTask<ActionOutcome> WaitForAsync(ActionArguments arguments, CancellationToken cancellationToken)
    {
        var selector = Selector.Parse(arguments.Text("selector") ?? "");
        var absent = arguments.Boolean("absent") ?? false;
        var limit = TimeSpan.FromSeconds(arguments.Number("seconds") ?? 10);
        var started = context.Time.GetTimestamp();
        var found = await new Observer(context).FindAsync(
            selector, limit, result => absent == (result.First is null), cancellationToken).ConfigureAwait(false);
        var waited = context.Time.GetElapsedTime(started).TotalSeconds;
        return absent == (found.Result.First is null)
            ? ActionOutcome.Verified(absent ? $"nothing matches '{selector}'" : $"{found.Result.First} is there")
            : ActionOutcome.TimedOut(absent ? $"{found.Result.First} is still there after {waited:0.#} s" : $"nothing matches '{selector}' after {waited:0.#} s");
    }
}
