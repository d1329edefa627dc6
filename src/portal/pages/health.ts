import { Router } from "express";

/** `GET /health`: this process answers. For load balancers and restart scripts; says nothing about anybody. */
export function health(): Router {
  const router = Router();
  router.get("/health", (_request, response) => {
    response.json({ service: "latchkey", status: "ok" });
  });
  return router;
}
