using LamPS.Contracts;
using LamPS.Contracts.Desktops;
using LamPS.Contracts.Requests;
using LamPS.Core.Actions;
using LamPS.Core.Agent;
using LamPS.Core.Elements;
using LamPS.Core.Selectors;
using LamPS.Host.Composition;

namespace LamPS.Host.Operations;

/// <summary>One action, verified.</summary>
internal sealed class ActOperation(Composer composer, Workplace workplace, Caller caller)
{
    /// <summary>Does it.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="afterwards">What becomes of an application that is started for it.</param>
    /// <param name="report">Whether a report is written.</param>
    /// <exception cref="Core.LamException">The request is wrong.</exception>
    public async Task<ActResult> ExecuteAsync(ActRequest request, Afterwards afterwards, bool report)
    {
        var selector = request.Selector is null ? null : Selector.Parse(request.Selector);
        var element = ElementId.None;
        if (request.Element is { } id && !ElementId.TryParse(id, out element))
        {
            throw OperationErrors.ElementIdInvalid(id);
        }

        var scope = request.Scope with { Application = request.Scope.Application ?? Documents.ApplicationFor(request.Scope.Document) };
        ElementInfo? now = null;
        string? text = null;
        var run = await new RunOperation(composer, workplace, caller).ExecuteAsync(new RunOperation.Work
        {
            Kind = "act",
            Request = (request.Selector ?? request.Element) is { } on ? $"{request.Function} on {on}" : request.Function,
            Scope = scope,
            Settings = request.Settings,
            Afterwards = afterwards,
            Report = report,
            Body = async (context, _, stop) =>
            {
                if (NeedsApplication(request))
                {
                    await Attachment.AttachAsync(scope, context, stop).ConfigureAwait(false);
                }

                var action = new DirectAction(context);
                var arguments = new ActionArguments(request.Arguments);
                var ending = element.IsNone
                    ? await action.DoAsync(request.Function, selector, arguments, stop).ConfigureAwait(false)
                    : await action.DoAsync(request.Function, element, arguments, stop).ConfigureAwait(false);
                text = action.LastText;
                now = ending.Outcome == Outcome.Cancelled ? null : await DescribeAsync(action.LastElement, scope, context, stop).ConfigureAwait(false);
                return ending;
            },
        }).ConfigureAwait(false);
        return new ActResult(run, now, text);
    }

    // A function of the caller needs no application, unless one is named.
    private static bool NeedsApplication(ActRequest request) =>
        request.Scope.Application is not null || request.Scope.Document is not null || request.Selector is not null || request.Element is not null
            ? request.Function != UiFunctions.Launch.Name && request.Function != UiFunctions.Screenshot.Name
            : FunctionPool.Ui.TryGet(request.Function, out var function) && function != UiFunctions.Launch && function != UiFunctions.Screenshot;

    private static async Task<ElementInfo?> DescribeAsync(Element? acted, DesktopScope scope, RunContext context, CancellationToken cancellationToken) =>
        acted is not null && await context.Desktop.ReadAsync(acted.Id, cancellationToken).ConfigureAwait(false) is { } element
            ? new ElementDescription(context.Application, context.Desktop.Kind, scope.Headless).Of(element, 0, "")
            : null;
}
