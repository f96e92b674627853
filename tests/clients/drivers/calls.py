"""Evaluates calls of a client: one JSON line in, one out. The names that the calls use are prepared by a driver."""

import ast
import asyncio
import inspect
import json
import sys


async def answer_calls(names, **ready):
    """Answers until the input ends. The first line tells that the client is ready."""
    print(json.dumps({"ready": ready}), flush=True)
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        print(json.dumps(await answer(json.loads(line), names), default=str), flush=True)


async def answer(source, names):
    try:
        code = compile(source, "<call>", "eval", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        value = eval(code, names)
        return {"value": await value if inspect.isawaitable(value) else value}
    # The errors of tesla-fleet-api are no Exceptions.
    except BaseException as problem:
        return {"error": f"{type(problem).__name__}: {str(problem) or getattr(problem, 'message', '')}"}
