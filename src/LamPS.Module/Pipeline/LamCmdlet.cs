using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Threading;
using LamPS.Contracts.Hosting;
using LamPS.Contracts.Rpc;
using LamPS.Module.Messages;

namespace LamPS.Module.Pipeline;

/// <summary>Base of all cmdlets: being stopped, errors, paths.</summary>
public abstract class LamCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Set when the pipeline is stopped.</summary>
    protected CancellationToken StopToken => _stopping.Token;

    /// <summary>Whether nothing may be changed: <c>-WhatIf</c>, or <c>$WhatIfPreference</c>.</summary>
    protected bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
        ? ((SwitchParameter)given).IsPresent
        : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference"));

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stopping.Cancel();

    /// <summary>Lets go of what the cmdlet holds.</summary>
    /// <param name="disposing">False in a finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stopping.Dispose();
        }
    }

    /// <summary>Writes an error of the host, or ends the cmdlet when no later record could fare better.</summary>
    /// <param name="error">The error.</param>
    /// <param name="target">What it was about.</param>
    internal void WriteHostError(RpcException error, object? target)
    {
        if (error.Problems.Count > 0)
        {
            foreach (var problem in error.Problems)
            {
                WriteError(Errors.Problem(problem));
            }

            return;
        }

        var record = Errors.Host(error, target);
        if (error.Error.Id is nameof(HostErrors.HostNotFound) or nameof(HostErrors.HostNotStarted) or nameof(HostErrors.HostOfAnotherUser)
            or nameof(HostErrors.HostNotAnswering) or nameof(RpcErrors.ProtocolMismatch))
        {
            ThrowTerminatingError(record);
        }

        WriteError(record);
    }

    /// <summary>Full path on the file system of what may not exist yet.</summary>
    /// <param name="path">As the user gave it, without wildcards.</param>
    internal string Resolve(string path)
    {
        var full = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        if (provider.ImplementingType != typeof(Microsoft.PowerShell.Commands.FileSystemProvider))
        {
            ThrowTerminatingError(Errors.PathNotAFile(path));
        }

        return Path.GetFullPath(full);
    }

    /// <summary>Full paths of the files that are there.</summary>
    /// <param name="path">As the user gave it.</param>
    /// <param name="isLiteral">Whether wildcards are part of the name.</param>
    internal IReadOnlyList<string> ResolveFiles(string path, bool isLiteral)
    {
        try
        {
            if (isLiteral || !WildcardPattern.ContainsWildcardCharacters(path))
            {
                var full = Resolve(path);
                if (File.Exists(full))
                {
                    return [full];
                }
            }
            else
            {
                var found = SessionState.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
                if (provider.ImplementingType != typeof(Microsoft.PowerShell.Commands.FileSystemProvider))
                {
                    WriteError(Errors.PathNotAFile(path));
                    return [];
                }

                return [.. found];
            }
        }
        catch (ItemNotFoundException)
        {
            // Said below, with what to do.
        }

        WriteError(Errors.PathNotFound(path));
        return [];
    }

    /// <summary>The current folder on the file system, for relative paths that the host resolves.</summary>
    internal string CurrentFolder => SessionState.Path.CurrentFileSystemLocation.ProviderPath;
}
